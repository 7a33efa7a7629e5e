// node:constants, the old name of what os and fs publish.
'use strict';

module.exports = { ...require('os').constants.signals, ...require('os').constants.errno, ...require('fs').constants };
