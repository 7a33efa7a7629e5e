var let_ = 1, async, of, get, static_;
async = of => get;
({ if: 1, class: 2 }).if;
var \u0061b = ab;
