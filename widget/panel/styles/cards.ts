export const CARDS_CSS = `
.card{margin:2px 0 14px;padding:14px 16px;border:1px solid var(--line);border-radius:16px;background:var(--surface);animation:appear .16s ease-out}
.dialog .asked{display:flex;align-items:center;gap:10px;font-weight:600}
.pulse{flex:none;width:10px;height:10px;border-radius:50%;background:var(--good);animation:pulse 1.8s ease-out infinite}
.dialog .small{margin-top:4px;color:var(--muted);font-size:13px}
.choices{display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin-top:12px}
.choices button,.again button,.person button{min-height:36px;padding:6px 13px;border:1px solid var(--edge);border-radius:10px;background:none;font-size:14px}
.choices button:hover:not(:disabled),.again button:hover,.person button:hover{background:var(--raised)}
.choices button:disabled,.choices button[aria-disabled=true]{opacity:.55;cursor:default}
.dialog .choices .main{border-color:var(--accent);background:var(--accent);color:var(--on-accent);font-weight:600}
.dialog .choices .main:hover:not(:disabled){background:var(--accent);filter:brightness(1.08)}
.dialog .form h3{font-size:16px;font-weight:600}
.field{margin-top:12px}
.field label{display:block;margin-bottom:4px;font-size:13px;font-weight:600}
.field input,.field textarea{display:block;width:100%;padding:8px 11px;border:1px solid var(--edge);border-radius:10px;background:var(--surface);font-size:16px}
.field textarea{min-height:84px;resize:vertical}
.field [aria-invalid=true]{border-color:var(--bad)}
.dialog .fault{margin-top:5px;color:var(--bad);font-size:13px}
.dialog .choice button{min-height:28px;padding:2px 10px;border-color:var(--line);color:var(--muted);font-size:12px}
.dialog .choice{text-align:center}
.again{margin-bottom:14px!important}
@keyframes pulse{from{box-shadow:0 0 0 0 var(--good)}to{box-shadow:0 0 0 9px transparent}}
`;
