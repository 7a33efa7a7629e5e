a = b / c / d;
x = /[/]\/(?<n>.)/giu.test(y) / 2;
if (a) /re/.exec(b);
({}) / 1;
