/* Written for browsers that understand little: ECMAScript 5 only. Shows a plain page where the app cannot run. */
(function () {
  function able() {
    try {
      return (
        "noModule" in document.createElement("script") &&
        typeof Promise === "function" &&
        typeof Promise.any === "function" &&
        typeof String.prototype.replaceAll === "function" &&
        typeof WeakRef === "function" &&
        typeof ResizeObserver === "function" &&
        !!window.CSS &&
        CSS.supports("selector(:where(a))") &&
        CSS.supports("inset-inline-start", "0")
      );
    } catch (error) {
      return false;
    }
  }
  if (able()) return;
  document.documentElement.className = "too-old";
  function show() {
    document.getElementById("app").style.display = "none";
    document.getElementById("too-old").removeAttribute("hidden");
    document.getElementById("too-old").style.cssText = "max-width:40em;margin:3em auto;padding:0 1em;font:16px/1.8 sans-serif";
    document.title = "浏览器版本过低";
  }
  if (document.addEventListener) document.addEventListener("DOMContentLoaded", show);
  else window.attachEvent("onload", show);
})();
