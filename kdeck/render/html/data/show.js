(function(){var d=document,r=d.documentElement,all=d.querySelectorAll(".slide"),at=0,bar=d.querySelector(".show");if(!bar||!all.length)return;bar.hidden=false;
function go(n,still){at=Math.max(0,Math.min(all.length-1,n));for(var i=0;i<all.length;i++)all[i].classList.toggle("now",i===at);var h=all[at].querySelector("h1,h2");if(!still)h.focus();window.scrollTo(0,0)}
function shown(){return r.classList.contains("showing")}
function first(){for(var i=0;i<all.length;i++)if(all[i].getBoundingClientRect().bottom>100)return i;return 0}
function start(){var n=first();r.classList.add("showing");go(n)}
function end(){r.classList.remove("showing","telling");var h=all[at].querySelector("h1,h2");h.scrollIntoView();h.focus()}
var does={start:start,end:end,before:function(){go(at-1,true)},after:function(){go(at+1,true)},telling:function(){r.classList.toggle("telling")}};
bar.addEventListener("click",function(e){var f=does[e.target.id];if(f)f()});
d.addEventListener("click",function(e){var a=shown()&&e.target.closest&&e.target.closest('a[href^="#slide-"]');if(a){e.preventDefault();go(+a.getAttribute("href").slice(7)-1)}});
d.addEventListener("keydown",function(e){if(!shown()||e.altKey||e.ctrlKey||e.metaKey)return;var k=e.key,on=e.target.tagName==="BUTTON";if(k==="ArrowRight"||k==="PageDown"||(k===" "&&!on&&!e.shiftKey))go(at+1);else if(k==="ArrowLeft"||k==="PageUp"||(k===" "&&!on&&e.shiftKey))go(at-1);else if(k==="Home")go(0);else if(k==="End")go(all.length-1);else if(k==="Escape")end();else return;e.preventDefault()})})();
