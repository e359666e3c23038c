package immutables;

import org.immutables.value.Value;

@Value.Immutable
interface Loan {
    double amount();

    int years();
}
