// The whole command surface of semver: compare, ranges, increments, coercion, sorting.
const semver = require("semver");

const versions = ["1.2.3", "1.2.3-alpha.10", "1.2.3-alpha.2", "v2.0.0", "1.10.0", "1.9.9+build.5", "0.0.1", "2.0.0-rc.1"];
console.log(semver.sort([...versions]), semver.rsort([...versions]), semver.maxSatisfying(versions, "^1"), semver.minSatisfying(versions, "<2 >=1"));
for (const range of ["^1.2.3", "~0.2", "1.x || >=2.5.0 || 5.0.0 - 7.2.3", ">=1.2.3-alpha <2", "*", "", "~1", "^0.0.3", "<=2.x", "not a range", ">1 <0"]) {
  console.log(JSON.stringify(range), semver.validRange(range), versions.filter(v => semver.satisfies(v, range)).join());
}
for (const kind of ["major", "minor", "patch", "premajor", "preminor", "prepatch", "prerelease"]) console.log(kind, semver.inc("1.2.3-beta.4", kind, "beta"), semver.inc("1.2.3", kind));
console.log(["1.2", "v3.4 replaces v3.3.1", "4.6.3.9.2-alpha2", "x"].map(text => String(semver.coerce(text))), semver.diff("1.2.3", "1.3.0-pre"), semver.compareBuild("1.0.0+1", "1.0.0+2"));
console.log(semver.parse("1.2.3-a.1+b.c"), semver.clean("  =v1.2.3   "), semver.valid("1.2.3.4"), semver.gtr("2.0.0", "^1"), semver.intersects("^1.2", "~1.3"), semver.subset("~1.2.3", "^1"));
console.log(new semver.Range("^1 || ~2.1").set.map(set => set.map(String)), semver.simplifyRange(["1.0.0", "1.1.0", "1.2.0", "2.0.0"], "1.0.0 || 1.1.0 || 1.2.0"), semver.outside("0.9.0", "^1", "<"));
try {
  new semver.SemVer("nope");
} catch (error) {
  console.log(error.name, error.message);
}
let satisfied = 0;
for (let major = 0; major < 5; major++) for (let minor = 0; minor < 20; minor++) for (let patch = 0; patch < 20; patch++) if (semver.satisfies(`${major}.${minor}.${patch}`, "^1.5.7 || ~3.3 || >=4.10.2 <4.12")) satisfied++;
console.log(satisfied);
