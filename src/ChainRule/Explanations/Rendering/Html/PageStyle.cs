namespace ChainRule.Explanations.Rendering.Html;

/// <summary>What the style sheets of all pages have in common, for light and dark screens and for paper: colours, type, tables, figures.</summary>
public static class PageStyle
{
    /// <summary>The rules, to stand before a page's own.</summary>
    public static string Sheet => """
        :root {
          color-scheme: light dark;
          --paper: #fbfaf7; --card: #ffffff; --ink: #1f2328; --soft: #6b7280; --rule: #e5e2da;
          --accent: #7c3aed; --plus: #2563eb; --minus: #dc2626; --remark: #fef6e0; --remark-rule: #e5b94b; --shade: rgb(0 0 0 / .22);
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #15171c; --card: #1c1f26; --ink: #e6e6e6; --soft: #9aa0aa; --rule: #30343d;
            --accent: #b794f6; --plus: #6ea8fe; --minus: #ff7b72; --remark: #2a2618; --remark-rule: #8a6d1f; --shade: rgb(255 255 255 / .22);
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem; }
        h1 { font-size: 1.9rem; font-weight: 650; line-height: 1.25; margin: 0 0 1.2rem; letter-spacing: -.01em; }
        h2 { font-size: 1.2rem; font-weight: 650; margin: 2.6rem 0 .8rem; padding-bottom: .35rem; border-bottom: 1px solid var(--rule); }
        h3 { font-size: .85rem; font-weight: 600; color: var(--soft); margin: 1.3rem 0 .4rem; }
        p { margin: .6rem 0; }
        .scroll { --under: var(--paper); overflow-x: auto; scrollbar-width: thin;
          background: linear-gradient(to right, var(--under) 40%, transparent) left / 2.5rem 100% no-repeat local,
            linear-gradient(to left, var(--under) 40%, transparent) right / 2.5rem 100% no-repeat local,
            linear-gradient(to right, var(--shade), transparent) left / .9rem 100% no-repeat scroll,
            linear-gradient(to left, var(--shade), transparent) right / .9rem 100% no-repeat scroll, var(--under); }
        .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        figure .scroll { --under: var(--card); }
        table { border-collapse: collapse; margin: .6rem 0; font-variant-numeric: tabular-nums; }
        th, td { padding: .35rem .9rem; text-align: left; border-bottom: 1px solid var(--rule); white-space: nowrap; }
        th { color: var(--soft); font-weight: 600; font-size: .85rem; }
        .number { text-align: right; }
        figure { margin: 0; background: var(--card); border: 1px solid var(--rule); border-radius: 12px; padding: 1.2rem; }
        figure svg { display: block; margin: 0 auto; }
        figcaption { color: var(--soft); font-size: .88rem; text-align: center; margin-top: .8rem; }
        @media print { body { background: none; } main { max-width: none; padding: 0; } figure { break-inside: avoid; }
          .scroll { overflow: visible; background: none; } figure svg { max-width: 100%; height: auto; } th, td { white-space: normal; } }
        """;
}
