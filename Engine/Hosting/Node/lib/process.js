// node:process
'use strict';

module.exports = process;
