// Name-based ids have one right answer; random ones have a shape.
import { v1, v3, v4, v5, v6, v7, validate, version, parse, stringify, NIL, MAX, v1ToV6, v6ToV1 } from "uuid";

console.log(v3("hello.example.com", v3.DNS), v5("hello.example.com", v5.DNS), v5("http://example.com/hello", v5.URL), v5("é∑🙂", "1b671a64-40d5-491e-99b0-da01ff1f3341"));
const random = [109, 21, 101, 130, 42, 150, 150, 9, 27, 99, 96, 195, 150, 160, 4, 87];
console.log(v4({ random }), v7({ random, msecs: 1700000000000, seq: 5 }), v1({ node: [1, 35, 69, 103, 137, 171], clockseq: 0x1234, msecs: 1321644961388, nsecs: 5678 }));
const old = v1({ node: [1, 35, 69, 103, 137, 171], clockseq: 0x1234, msecs: 1321644961388, nsecs: 5678 });
console.log(v1ToV6(old), v6ToV1(v1ToV6(old)) === old);
for (const make of [v1, v4, v6, v7]) {
  const ids = Array.from({ length: 200 }, () => make());
  console.log(new Set(ids).size, ids.every(validate), [...new Set(ids.map(version))].join());
}
const sevens = Array.from({ length: 100 }, () => v7());
console.log([...sevens].sort().join() === sevens.join());
console.log(parse("6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b"), stringify(parse("6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b")), validate("not"), validate(NIL), version(MAX));
try {
  parse("x");
} catch (error) {
  console.log(error.name, error.message);
}
