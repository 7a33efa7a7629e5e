// Beside the programs that require it.
exports.state = { n: 1 };
exports.count = 0;
exports.state.n = 2;
