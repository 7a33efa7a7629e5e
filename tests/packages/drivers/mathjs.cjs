// Expressions, matrices, units, big numbers, fractions, complex numbers, symbolic work.
const { create, all } = require("mathjs");
const math = create(all, { randomSeed: "a" });

for (const text of ["12 / (2.3 + 0.7)", "sin(45 deg) ^ 2", "9 / 3 + 2i", "det([-1, 2; 3, 1])", "2 inch to cm", "5 km/h * 2 hours", "1e3 ml in litre",
  "f(x, y) = x ^ y; f(2, 10)", "a = [1, 2; 3, 4]; inv(a) * a", "sqrt(-4)", "17 mod 5", "5!", "bignumber(1) / 3", "fraction(1, 3) + fraction(1, 6)",
  "1 < 2 ? \"yes\" : \"no\"", "range(0, 10, 2.5)", "concat([1,2],[3])", "std([2, 4, 6])", "cross([1,0,0],[0,1,0])", "0.1 + 0.2", "7.2e-10", "gcd(24, 36)", "hex(255)"]) {
  console.log(text, "=", math.format(math.evaluate(text), { precision: 14 }));
}

console.log(math.derivative("x^3 * sin(x) + 2 x", "x").toString());
console.log(math.simplify("2 x + 3 x - (x - x) + 4 ^ 2").toString(), math.rationalize("(x+1)/(x-1) + 2").toString(), math.parse("a / b ^ 2").toTex());
console.log(math.lusolve([[-2, 3], [2, 1]], [11, 9]), math.eigs([[5, 2.3], [2.3, 1]]).values.map(v => math.round(v, 10)));
console.log(math.multiply(math.sparse([[1, 0], [0, 2]]), [[1, 2], [3, 4]]).toString(), math.identity(3).toArray());
console.log(math.fft([1, 2, 3, 4]).map(c => c.toString()).join(" "), math.kron([1, 2], [3, 4]), math.expm([[0, 1], [0, 0]]).toArray());

const big = create(all, { number: "BigNumber", precision: 64 });
console.log(big.evaluate("sqrt(2)").toString(), big.evaluate("exp(1)").toString(), big.evaluate("100!").toString());
console.log(big.pi.toString(), big.evaluate("sin(pi / 6)").toString().slice(0, 50));

const parser = math.parser();
parser.evaluate("v = 9.81 m/s^2 * 3 s");
parser.evaluate("sumTo(n) = n < 1 ? 0 : n + sumTo(n - 1)");
console.log(parser.evaluate("v to km/h").toString(), parser.evaluate("sumTo(100)"), parser.get("v").toString());
for (const text of ["1 +", "foo(1)", "[1,2] * [1,2,3]", "5 cm + 2 kg"]) {
  try {
    console.log(math.evaluate(text));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
