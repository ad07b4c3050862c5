(function(){var d=document,k=null,t=0;function mark(){var y=0,all=d.querySelectorAll("main h1,main h2,main h3,main p,main li,main dt,main figure"),i,r;k=null;for(i=0;i<all.length;i++){r=all[i].getBoundingClientRect();if(r.bottom>80){k=all[i];t=r.top;return}}}
d.addEventListener("pointerdown",function(e){if(e.target.closest&&e.target.closest(".choices"))mark()},true);
d.addEventListener("keydown",function(e){if(e.target.closest&&e.target.closest(".choices"))mark()},true);
d.addEventListener("change",function(e){if(!k||!e.target.closest(".choices"))return;window.scrollBy({top:k.getBoundingClientRect().top-t,behavior:"instant"})})})();
