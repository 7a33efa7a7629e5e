exports.name = "cjs";
try { exports.other = require("./crosswise.mjs").name; } catch (error) { exports.other = error.code; }
