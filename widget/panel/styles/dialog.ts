export const DIALOG_CSS = `
.dialog{position:fixed;right:20px;bottom:calc(90px + env(safe-area-inset-bottom,0px));box-sizing:border-box;display:flex;flex-direction:column;width:392px;max-width:calc(100vw - 40px);height:660px;max-height:calc(100vh - 112px);max-height:calc(100dvh - 112px);overflow:hidden;border:1px solid var(--line);border-radius:18px;background:var(--surface);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;text-align:start;box-shadow:0 2px 6px rgba(0,0,0,.08),0 16px 48px rgba(0,0,0,.2);animation:rise .18s ease-out}
.dialog.left{right:auto;left:20px}
.dialog *,.dialog *::before,.dialog *::after{box-sizing:border-box}
.dialog :where(h2,h3,p,ul){margin:0;padding:0;font-size:inherit;font-weight:inherit}
.dialog :where(button,input,textarea){font:inherit;color:inherit;letter-spacing:inherit}
.dialog :where(button){cursor:pointer}
.dialog :focus-visible{outline:2px solid var(--link);outline-offset:2px}
.dialog a{color:var(--link);text-underline-offset:2px}
.icon{flex:none;width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.header{flex:none;display:flex;align-items:center;gap:12px;padding:14px 12px 13px 16px;border-bottom:1px solid var(--line)}
.avatar{flex:none;display:grid;place-items:center;width:40px;height:40px;border-radius:50%;background:var(--accent);color:var(--on-accent);font-weight:600;font-size:17px}
.who{flex:1;min-width:0}
.dialog .who h2{overflow:hidden;font-weight:600;font-size:16px;line-height:1.3;text-overflow:ellipsis;white-space:nowrap}
.how{display:flex;align-items:baseline;gap:7px;color:var(--muted);font-size:13px;line-height:1.4}
.dialog .how{font-size:13px}
.how::before{content:"";flex:none;width:8px;height:8px;border-radius:50%;background:var(--edge)}
.how{white-space:nowrap;overflow:hidden}
.how.online::before{background:var(--good)}
.how.offline::before,.how.stopped::before,.how.lost::before{background:var(--bad)}
.round{flex:none;display:grid;place-items:center;width:40px;height:40px;padding:0;border:0;border-radius:50%;background:none;color:var(--muted)}
.round:hover{background:var(--raised);color:var(--text)}
.plain{padding:0;border:0;background:none;color:var(--link)!important;text-decoration:underline;text-underline-offset:2px}
.trouble{flex:none;font-size:14px;line-height:1.45;background:var(--raised)}
.trouble p:not(:empty){padding:10px 16px}
.trouble p:last-child:not(:empty){border-bottom:1px solid var(--line)}
.dialog .trouble .ways{display:flex;flex-wrap:wrap;gap:4px 18px;padding-top:0}
.trouble .ways>*{padding:3px 0}
@keyframes rise{from{opacity:0;transform:translateY(10px)}}
@media (max-width:480px){
.dialog,.dialog.left{inset:var(--room-top,0) 0 auto;width:100%;max-width:none;height:var(--room,100dvh);max-height:none;border:0;border-radius:0;padding:env(safe-area-inset-top,0px) env(safe-area-inset-right,0px) env(safe-area-inset-bottom,0px) env(safe-area-inset-left,0px)}
}
@media (prefers-reduced-motion:reduce){.dialog,.dialog *,.dialog *::before{animation:none!important;transition:none!important;scroll-behavior:auto!important}}
@media (forced-colors:active){.avatar,.message.customer .balloon,.send{border:1px solid}}
@media print{.dialog{display:none}}
`;
