//# parentheses
refused(() => eval("(".repeat(1000000) + "1" + ")".repeat(1000000)));
equal(eval("(".repeat(200) + "1" + ")".repeat(200)), 1);

//# brackets
refused(() => eval("[".repeat(500000) + "]".repeat(500000)));

//# braces
refused(() => eval("{".repeat(500000) + "}".repeat(500000)));

//# object literals
refused(() => eval("(" + "{a:".repeat(200000) + "1" + "}".repeat(200000) + ")"));

//# functions
refused(() => eval("(function(){".repeat(100000) + "})".repeat(100000)));
refused(() => eval("function f(){".repeat(100000) + "}".repeat(100000)));

//# functions, as deep as the parser goes
for (const n of [100, 300, 500, 700, 1000, 1500, 2000, 3000, 5000]) refused(() => eval("(function(){ return ".repeat(n) + "1" + "})()".repeat(n)));

//# blocks and loops, as deep as the parser goes
for (const open of ["{", "if(1)", "for(;0;)", "while(0)", "do ", "try{", "switch(0){case 0:", "a:", "label:{", "with({})", "(", "[", "`${", "({a:", "x=>", "async x=>", "class extends (", "()=>{", "new ", "-", "typeof ", "a?", "a,", "f("]) {
    const close = { "{": "}", "do ": ";while(0)", "try{": "}finally{}", "switch(0){case 0:": "}", "label:{": "}", "(": ")", "[": "]", "`${": "}`", "({a:": "})", "class extends (": "){}", "()=>{": "}", "a?": ":1", "f(": ")" }[open] ?? "";
    for (const n of [100, 400, 1000, 1600, 2500, 4000, 7000, 20000]) {
        const source = open.repeat(n) + "1" + close.repeat(n);
        refused(() => new Function(source));
        refused(() => new Function("return " + source));
    }
}

//# the same, run
var a = 1, f = x => x, x = 1;
for (const [open, close] of [["(", ")"], ["[", "]"], ["`${", "}`"], ["({a:", "})"], ["-", ""], ["typeof ", ""], ["a?", ":1"], ["f(", ")"], ["!", ""], ["a,", ""], ["a&&", ""], ["a||(", ")"], ["a+(", ")"], ["a=", ""], ["a**", ""], ["f`${", "}`"], ["new Object(", ")"], ["(()=>", ")()"], ["(function(){return ", "})()"], ["{", "}"], ["if(1)", ""], ["try{", "}finally{}"], ["for(let i of [1])", ""]]) {
    for (const n of [100, 1000, 3000, 10000, 100000])
        refused(() => (0, eval)(open.repeat(n) + "1" + close.repeat(n)));
}

//# templates
refused(() => eval("`${".repeat(200000) + "}`".repeat(200000)));

//# unary
refused(() => eval("-".repeat(1000000) + "1"));
refused(() => eval("- ".repeat(1000000) + "1"));
refused(() => eval("!".repeat(1000000) + "1"));
refused(() => eval("typeof ".repeat(300000) + "1"));
refused(() => eval("void ".repeat(300000) + "1"));
refused(() => eval("(async()=>{" + "await ".repeat(300000) + "1})"));
refused(() => eval("(function*(){" + "yield ".repeat(300000) + "1})"));

//# arrow heads
refused(() => eval("x=>".repeat(300000) + "1"));
refused(() => eval("(x)=>".repeat(300000) + "1"));
refused(() => eval("(x=".repeat(200000) + "1" + ")=>1".repeat(200000)));
refused(() => eval("async(x=".repeat(100000) + "1" + ")=>1".repeat(100000)));
refused(() => eval("({x=".repeat(100000) + "1" + "})=>1".repeat(100000)));
refused(() => eval("((a,".repeat(100000)));

//# arrow heads take linear time
refused(() => new Function("(a=".repeat(30) + "1" + ")=>1".repeat(30)));
refused(() => new Function("(".repeat(60) + "a" + ")".repeat(60)));
refused(() => new Function("async(".repeat(40) + "a" + ")".repeat(40)));
refused(() => new Function("({a:[".repeat(40) + "a" + "]})".repeat(40)));

//# classes
refused(() => eval("(class extends ".repeat(100000) + "Object" + "{})".repeat(100000)));
refused(() => eval("(class{x=".repeat(100000) + "1" + "})".repeat(100000)));
refused(() => eval("class A{static{".repeat(100000) + "}}".repeat(100000)));
refused(() => eval("(class{[".repeat(100000) + "1" + "](){}})".repeat(100000)));

//# patterns
refused(() => new Function("var " + "[".repeat(300000) + "a" + "]".repeat(300000) + "=[]"));
refused(() => new Function("var " + "{a:".repeat(300000) + "a" + "}".repeat(300000) + "={}"));
refused(() => new Function("[".repeat(300000) + "a" + "]".repeat(300000) + "=[]"));
refused(() => new Function("(function(" + "[".repeat(300000) + "a" + "]".repeat(300000) + "){})"));
refused(() => new Function("for (" + "[".repeat(300000) + "a" + "]".repeat(300000) + " of []);"));
refused(() => new Function("[".repeat(2000) + "a" + "]".repeat(2000) + "=[]"));
refused(() => new Function("(" + "[".repeat(2000) + "a" + "]".repeat(2000) + ")=>1"));
refused(() => new Function("try{}catch(" + "[".repeat(300000) + "a" + "]".repeat(300000) + "){}"));

//# member chains
refused(() => eval("var a;a" + "?.b".repeat(200000)));
refused(() => new Function("a" + ".b".repeat(200000)));
refused(() => new Function("a" + "[0]".repeat(200000)));
refused(() => new Function("a" + "()".repeat(200000)));
refused(() => new Function("a" + ".b()".repeat(300000)));
refused(() => new Function("a" + "``".repeat(300000)));
refused(() => new Function("a" + "?.[0]".repeat(300000)));
refused(() => new Function("new ".repeat(300000) + "a"));
refused(() => new Function("a" + ".b".repeat(300000) + " = 1"));
refused(() => (0, eval)("var a = {}; a.b = a; a" + ".b".repeat(300000)));
refused(() => (0, eval)("var f = () => f; f" + "()".repeat(100000)));

//# binary chains
for (const op of ["+", "-", "*", "&&", "||", "??", ",", "|", "<", "==", " in ", " instanceof ", "**", "=", "+=", "??=", "?1:"]) {
    refused(() => new Function("a" + (op + "a").repeat(60000)));
    refused(() => new Function("return a" + (op + "a").repeat(60000)));
    refused(() => new Function("if (a" + (op + "a").repeat(40000) + ") a();"));
}

//# binary chains, run
equal((0, eval)("1" + "+1".repeat(5000)), 5001);
survives(() => (0, eval)("1" + "+1".repeat(1000000)));
survives(() => (0, eval)("var a = 1; a" + "+a".repeat(300000)));
survives(() => (0, eval)("'x'" + "+'x'".repeat(300000)));
survives(() => (0, eval)("1" + ",1".repeat(300000)));
survives(() => (0, eval)("1" + "&&1".repeat(300000)));

//# if else chains
refused(() => new Function("if(a)b;else ".repeat(300000) + "c"));
refused(() => (0, eval)("if(0);else ".repeat(300000) + "1"));
refused(() => new Function("a?b:".repeat(300000) + "c"));

//# statement depth
refused(() => new Function("if(a)".repeat(300000) + "b"));
refused(() => new Function("for(;;)".repeat(300000) + "b"));
refused(() => new Function("while(1)".repeat(300000) + "b"));
refused(() => new Function("do ".repeat(300000) + "b"));
refused(() => new Function("try{".repeat(300000)));
refused(() => new Function("switch(a){case 1:".repeat(300000)));
refused(() => new Function("with(a)".repeat(300000) + "b"));
refused(() => new Function(Array.from({ length: 3000 }, (_, i) => `l${i}:`).join("") + ";"));
refused(() => new Function("try{}catch{".repeat(100000) + "}".repeat(100000)));
refused(() => new Function("try{}finally{".repeat(100000) + "}".repeat(100000)));

//# wide sources
survives(() => (0, eval)("[" + "1,".repeat(300000) + "]").length);
survives(() => (0, eval)("({" + Array.from({ length: 40000 }, (_, i) => `a${i}:${i}`).join() + "})"));
survives(() => (0, eval)("1;".repeat(500000)));
survives(() => new Function(Array.from({ length: 40000 }, (_, i) => `var v${i} = ${i};`).join("") + "return v39999")());
survives(() => new Function(Array.from({ length: 66000 }, (_, i) => `let v${i} = ${i};`).join("") + "return v65999")());
survives(() => new Function(Array.from({ length: 66000 }, (_, i) => `p${i}`).join(), "return p5")(1, 2, 3, 4, 5, 6));
survives(() => (0, eval)("(function(){" + "function f(){}".repeat(100000) + "})"));
survives(() => (0, eval)("switch(39999){" + Array.from({ length: 40000 }, (_, i) => `case ${i}:`).join("") + "}"));
survives(() => (0, eval)("(class{" + Array.from({ length: 50000 }, (_, i) => `#p${i}; m${i}(){}`).join(";") + "})"));
survives(() => (0, eval)("`" + "${1}".repeat(200000) + "`").length);
survives(() => (0, eval)("Math.max(" + "1,".repeat(200000) + "1)"));
survives(() => (0, eval)("var v" + Array.from({ length: 40000 }, (_, i) => `,v${i}`).join("")));
survives(() => (0, eval)("var " + "[" + Array.from({ length: 50000 }, (_, i) => `w${i}`).join() + "] = []"));
survives(() => (0, eval)("'" + "\\u0061".repeat(500000) + "'").length);
survives(() => (0, eval)("0x" + "f".repeat(200000)));
survives(() => (0, eval)("1".repeat(1000000)));
survives(() => (0, eval)("0." + "1".repeat(1000000)));
survives(() => (0, eval)("1" + "0".repeat(100000) + "e-100000"));
survives(() => (0, eval)("1e" + "9".repeat(1000000)));
survives(() => (0, eval)("/*".concat("x".repeat(1000000), "*/")));

//# closures over many variables
survives(() => new Function(Array.from({ length: 20000 }, (_, i) => `let v${i} = ${i};`).join("") + "return () => " + Array.from({ length: 20000 }, (_, i) => `v${i}`).join("+"))()());

//# deep scopes with one variable
refused(() => new Function("let x = 1; " + "{ let y = x; (() => y)();".repeat(3000) + "}".repeat(3000)));
refused(() => new Function("let x = 1; return " + "(() => ".repeat(2000) + "x" + ")()".repeat(2000)));

//# regexp source nesting
refused(() => new RegExp("(".repeat(100000) + ")".repeat(100000)));
refused(() => new RegExp("(?:".repeat(100000) + "a" + ")".repeat(100000)));
refused(() => new RegExp("(?=".repeat(100000) + "a" + ")".repeat(100000)));
refused(() => new RegExp("(?<!".repeat(100000) + "a" + ")".repeat(100000)));
refused(() => new RegExp("[".repeat(100000) + "a" + "]".repeat(100000), "v"));
refused(() => new RegExp("[a--".repeat(10000) + "[b]" + "]".repeat(10000), "v"));
refused(() => new RegExp("(?:".repeat(100000) + "a" + ")*".repeat(100000)));
refused(() => new RegExp("(?i:".repeat(100000) + "a" + ")".repeat(100000)));
refused(() => (0, eval)("/" + "(".repeat(100000) + ")".repeat(100000) + "/"));
for (const n of [100, 300, 1000, 2000, 3000, 5000, 10000, 20000]) {
    for (const [open, close] of [["(", ")"], ["(?:", ")*"], ["(?:a|", ")"], ["(?=", ")"], ["(?<=", ")"], ["(", "){2}"], ["(?<!", ")"], ["(", ")+?"]])
        refused(() => new RegExp(open.repeat(n) + "a" + close.repeat(n)).exec("aaaa"));
}

//# regexp giant quantifiers: optional
refused(() => new RegExp("a{1000000000}").exec("aaa"));
refused(() => new RegExp("a{0,99999999999999999999}").exec("aaa"));
refused(() => new RegExp("(?:a{1000}){1000}").exec("a".repeat(100)));
refused(() => new RegExp("(?:(?:(?:a{1000}){1000}){1000}){1000}").exec("a".repeat(100)));
refused(() => new RegExp("((((a{100}){100}){100}){100}){100}").exec("a".repeat(100)));
refused(() => new RegExp("(?:a?){1000000000}").exec("a".repeat(100)));
refused(() => new RegExp("(?:){2147483647}").exec(""));
refused(() => new RegExp("(?:){4294967296,}").exec(""));
refused(() => new RegExp("(?:a{0,100000}){0,100000}b").exec("c"));
refused(() => new RegExp("(?=(a{50000}))".repeat(100)).exec("a"));

//# regexp many groups
refused(() => new RegExp("()".repeat(100000)).exec("").length);
refused(() => new RegExp(Array.from({ length: 50000 }, (_, i) => `(?<g${i}>a)`).join("|")).exec("a").groups.g0);
refused(() => new RegExp("(?<" + "n".repeat(1000000) + ">a)").exec("a"));
refused(() => new RegExp("a|".repeat(500000)).exec("b"));
refused(() => new RegExp("a*".repeat(100000)).exec("b"));
refused(() => new RegExp("\\1".repeat(100000) + "()").exec("b"));
refused(() => new RegExp("[" + "a-z".repeat(300000) + "]").exec("b"));
refused(() => new RegExp("[" + "\\u{1F600}-\\u{1F64F}".repeat(50000) + "]", "v").exec("b"));
refused(() => new RegExp("[\\q{" + "ab|".repeat(50000) + "c}]", "v").exec("ab"));
refused(() => new RegExp("\\p{RGI_Emoji}".repeat(10), "v").exec("b"));
refused(() => new RegExp("a".repeat(700000)).exec("b"));

//# Function constructor with giant parts
refused(() => new Function("a,".repeat(100000) + "a", "return a"));
refused(() => new Function("a".repeat(3000000), "return 1"));
