package mapstruct;

import slope.Constant;
import slope.Differentiable;

final class Pendulum {
    static final Wide DATA = new Wide(3, 2);
    static final ConverterImpl CONVERTER = new ConverterImpl();

    static Converter converter() {
        return new ConverterImpl();
    }

    @Differentiable
    static double field(double x) {
        return CONVERTER.narrow(DATA).mass() * x * x;
    }

    @Differentiable
    static double made(double x) {
        return new ConverterImpl().narrow(DATA).mass() * Math.cos(x);
    }

    @Differentiable
    static double inferred(double x) {
        var converter = new ConverterImpl();
        var narrow = converter.narrow(DATA);
        return narrow.mass() * Math.exp(x);
    }

    @Differentiable
    static double helper(double x) {
        return converter().narrow(DATA).mass() * Math.sqrt(x);
    }

    @Differentiable
    static double parameter(@Constant Wide wide, double x) {
        return CONVERTER.narrow(wide).mass() * x * x;
    }
}
