package mapstruct;

record Narrow(double mass) {}
