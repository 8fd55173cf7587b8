namespace ChainRule.Workbench.Reporting.Pages;

/// <summary>The style of reports, after that which all pages share.</summary>
internal static class ReportStyle
{
    public const string Sheet = """
        :root { --series-1: #2563eb; --series-2: #d97706; --series-3: #059669; --series-4: #7c3aed; --series-5: #dc2626; --series-6: #0891b2; --series-7: #a16207; --series-8: #be185d; }
        @media (prefers-color-scheme: dark) {
          :root { --series-1: #6ea8fe; --series-2: #f0a94a; --series-3: #4cc9a0; --series-4: #b794f6; --series-5: #ff7b72; --series-6: #56c7dd; --series-7: #d8b45a; --series-8: #f38bb8; }
        }
        :root[lang="en"] span[lang="zh-Hans"], :root[lang="zh-Hans"] span[lang="en"], nav[hidden] { display: none; }
        nav { position: absolute; top: .8rem; right: 1rem; display: flex; gap: .3rem; }
        nav button { font: inherit; font-size: .82rem; color: var(--soft); background: none; border: 1px solid transparent; border-radius: 6px; padding: .1rem .5rem; cursor: pointer; }
        nav button[aria-pressed="true"] { color: var(--ink); border-color: var(--rule); background: var(--card); }
        h1 { overflow-wrap: anywhere; padding-right: 6rem; }
        .warning { border-left: 3px solid var(--remark-rule); background: var(--remark); padding: .5rem .9rem; border-radius: 0 6px 6px 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); gap: .8rem; margin: 1.2rem 0; }
        .cards div { min-width: 0; background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: .6rem .9rem; }
        .cards b { display: block; font-size: 1.2rem; font-weight: 650; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .cards small, .note { color: var(--soft); font-size: .85rem; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; }
        .charts figure { padding: .8rem .9rem; min-width: 0; max-width: 32rem; }
        figcaption { text-align: left; margin: 0 0 .5rem; color: var(--ink); font-weight: 600; }
        .chart { width: 100%; height: auto; }
        .chart text { font: 11px system-ui, "Segoe UI", "Noto Sans", sans-serif; fill: var(--soft); }
        .legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .82rem; color: var(--soft); margin-top: .4rem; overflow-wrap: anywhere; }
        .legend i { display: inline-block; width: 1.1rem; height: 0; border-top: 3px solid; vertical-align: middle; margin-right: .4rem; }
        .legend i.dashed { border-top-style: dashed; }
        .confusion td, .confusion th { text-align: center; padding: .3rem .6rem; }
        .confusion th:first-child { text-align: right; }
        .confusion td { background: color-mix(in srgb, var(--cell) calc(var(--share) * 75%), transparent); }
        .right { --cell: var(--plus); }
        .wrong { --cell: var(--minus); }
        .pictures { display: flex; flex-wrap: wrap; gap: .8rem; }
        .pictures figure { width: 8.4rem; padding: .6rem; font-size: .85rem; line-height: 1.4; }
        .pictures figure p { margin: .3rem 0 0; overflow-wrap: anywhere; }
        .pictures img { display: block; width: 100%; image-rendering: pixelated; border-radius: 4px; background: #000; }
        .weights { display: grid; grid-template-columns: repeat(auto-fill, 3.4rem); gap: .5rem; }
        .weights img { width: 100%; image-rendering: pixelated; border: 1px solid var(--rule); background: var(--card); }
        img, .confusion td, .legend i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        details summary { cursor: pointer; color: var(--accent); }
        details code { display: block; white-space: normal; margin: .3rem 0; min-width: 14rem; max-width: 34rem; }
        code span { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
        td { vertical-align: top; }
        .pictures details[open] { width: max-content; max-width: 80vw; position: relative; z-index: 1; background: var(--card); border: 1px solid var(--rule); border-radius: 6px; padding: .4rem; }
        code, pre { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; font-size: .84rem; }
        pre { overflow-x: auto; white-space: pre; line-height: 1.45; }
        .best { font-weight: 700; }
        .best::after { content: " \2605"; color: var(--remark-rule); }
        .settings td { white-space: normal; overflow-wrap: anywhere; text-align: left; }
        .settings td:first-child { color: var(--soft); white-space: nowrap; vertical-align: top; }
        @media (max-width: 30rem) { main { padding: 2.6rem 1rem 3rem; } h1 { font-size: 1.5rem; padding-right: 0; } th, td { padding: .3rem .5rem; } .pictures { gap: .5rem; } .pictures figure { width: 6.6rem; } }
        @media print { nav { display: none; } :root { color-scheme: light; } .charts { grid-template-columns: 1fr 1fr; } .cards { grid-template-columns: repeat(4, 1fr); } h2 { break-after: avoid; } tr, .pictures figure { break-inside: avoid; } }
        """;
}
