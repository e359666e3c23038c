package immutables;

import slope.Constant;
import slope.Differentiable;

final class Bank {
    static final ImmutableLoan HOUSE = ImmutableLoan.builder().amount(100).years(3).build();
    static final Bank ONLY = new Bank();
    final ImmutableLoan car = HOUSE.withYears(2);

    static ImmutableLoan longer(ImmutableLoan loan) {
        return loan.withYears(loan.years() + 1);
    }

    @Differentiable
    static double field(double rate) {
        return HOUSE.amount() * Math.pow(1 + rate, HOUSE.years());
    }

    @Differentiable
    static double instanceField(double rate) {
        return ONLY.car.amount() * Math.pow(1 + rate, ONLY.car.years());
    }

    @Differentiable
    static double helper(double rate) {
        ImmutableLoan loan = longer(HOUSE);
        return loan.amount() * Math.pow(1 + rate, loan.years());
    }

    @Differentiable
    static double built(double rate) {
        var loan = ImmutableLoan.builder().amount(5).years(2).build();
        return loan.amount() * rate * rate;
    }

    @Differentiable
    final double ofObject(@Constant Loan other, double rate) {
        return car.amount() * rate + other.amount() * rate * rate;
    }
}
