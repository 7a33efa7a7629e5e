// What every door may use.
function range(f) {
    try { f(); } catch (e) {
        if (e instanceof RangeError) return e;
        throw e;
    }
    throw new Error("ended without a RangeError");
}
function survives(f) {
    try { return f(); } catch (e) {
        if (!(e instanceof RangeError)) throw e;
    }
}
function refused(f) {
    try { return f(); } catch (e) {
        if (!(e instanceof RangeError || e instanceof SyntaxError)) throw e;
    }
}
function equal(found, expected) {
    if (!Object.is(found, expected)) throw new Error(`expected ${String(expected)}, found ${String(found)}`);
}
