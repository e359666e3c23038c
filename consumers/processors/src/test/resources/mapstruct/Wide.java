package mapstruct;

record Wide(double mass, double length) {}
