/* Two modules that require each other, each begun by a thread: nobody waits for ever; who would close the circle is told, or finds what is there (M10).
 * @prints both ended
 */
const importer = new Thread(() => import("./_parts/crosswise.mjs"));
const requirer = new Thread(() => require("./_parts/crosswise.cjs"));
Promise.all([importer.asyncJoin(), requirer.asyncJoin()]).then(([mjs, cjs]) => {
  oneOf(mjs.other, ["cjs", undefined], "what the module found");
  oneOf(cjs.other, ["mjs", "ERR_REQUIRE_CYCLE_MODULE"], "what the script found");
  console.log("both ended");
});
