globalThis.cjsEvaluations = (globalThis.cjsEvaluations ?? 0) + 1;
module.exports = { list: [], made: Math.random() };
