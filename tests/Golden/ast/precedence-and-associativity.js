a + b * c ** d ** e - f;
a ?? (b || c && d);
a ? b : c ? d : e;
typeof -a.b(c)[d]?.e;
new new X(1)(2).y;
a = b = c, d;
