function plain(a) { return a; }
function sloppy(a) { return arguments[0] + a; }
function strict(a) { 'use strict'; return arguments.length; }
