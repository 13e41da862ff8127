import Language

/// The style sheets of pages. Every colour of text has a contrast of 4.5 or more on each ground where it occurs, in both schemes.
enum HTMLStyle {
  /// The class of a coloured stretch of code.
  static func name(of kind: ColouredSpan.Kind) -> String {
    switch kind {
    case .keyword: "k"
    case .literal: "l"
    case .number: "n"
    case .string: "s"
    case .comment: "c"
    case .definition: "d"
    case .magic: "m"
    }
  }

  /// That of a notebook.
  static let notebook = basics + cells + outputs + wide + print

  /// Colours, letters, prose: every page.
  static let basics = """
    :root {
      --text: #1b1f24; --quiet: #57606a; --link: #0b57d0; --page: #ffffff; --code: #f4f6f8; --rule: #d3d8de;
      --mark: #9aa4af; --error: #fdf1f0; --bad: #9f1d16; --question: #eef4fb;
      --k: #7a2fb5; --n: #9a3412; --s: #0b6b34; --c: #5a636d; --d: #0a4fa8; --m: #a1206b;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --text: #e4e7eb; --quiet: #a3abb5; --link: #8ab4f8; --page: #15181c; --code: #1e2227; --rule: #3a414a;
        --mark: #6b7580; --error: #2c1a1a; --bad: #ff9d95; --question: #18222e;
        --k: #cba6ff; --n: #f2b27a; --s: #8fd6a4; --c: #a3abb5; --d: #8fc1ff; --m: #f3a3cb;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0 auto; padding: 0 1rem 4rem; max-width: 48rem;
      color: var(--text); background: var(--page); font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: break-word;
    }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2.2em 0 0.6em; }
    h1 { font-size: 1.8rem; margin: 1.5rem 0 1rem; }
    h1 code, h2 code, h3 code { padding: 0; background: none; }
    h2 { font-size: 1.35rem; }
    h3 { font-size: 1.1rem; }
    h4, h5, h6 { font-size: 1rem; }
    p, ul, ol, blockquote, .table { margin: 0 0 1em; }
    ul, ol { padding-left: 1.6em; }
    a { color: var(--link); }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    blockquote { padding: 0.1em 0 0.1em 1em; border-left: 4px solid var(--mark); }
    blockquote > :last-child { margin-bottom: 0; }
    hr { border: 0; border-top: 1px solid var(--rule); margin: 2em 0; }
    img, svg { max-width: 100%; height: auto; }
    svg image { image-rendering: pixelated; }
    code, pre { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
    code { font-size: 0.875em; background: var(--code); border-radius: 3px; padding: 0.1em 0.3em; }
    pre {
      margin: 0 0 1em; padding: 0.7rem 0.9rem; overflow-x: auto; background: var(--code); border-radius: 6px;
      font-size: 0.84rem; line-height: 1.45; tab-size: 4;
    }
    pre code { font-size: inherit; padding: 0; background: none; border-radius: 0; }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.3em 0.8em; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
    th { border-bottom: 2px solid var(--mark); }
    .right { text-align: right; }
    .center { text-align: center; }

    """

  private static let cells = """
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 0.5rem; padding: 0.4em 0.8em; background: var(--page); }
    dl { display: flex; flex-wrap: wrap; gap: 0.2rem 1.6rem; margin: 0 0 1.5rem; font-size: 0.9rem; }
    dt { display: inline; color: var(--quiet); }
    dt::after { content: ": "; }
    dd { display: inline; margin: 0; overflow-wrap: anywhere; }
    nav { margin: 0 0 2rem; padding: 0.6rem 1rem; border: 1px solid var(--rule); border-radius: 6px; font-size: 0.94rem; }
    nav ol { list-style: none; margin: 0.3rem 0 0; padding: 0; }
    nav ol ol { padding-left: 1.1rem; }
    nav li { margin: 0.25rem 0; }
    nav a { display: inline-block; text-decoration: none; }
    nav a:hover { text-decoration: underline; }
    summary { cursor: pointer; font-weight: 600; }
    .cell { margin: 1.4rem 0 1.8rem; }
    .cell:target > .bar, :target { scroll-margin-top: 1rem; }
    .cell:target { outline: 2px solid var(--mark); outline-offset: 6px; border-radius: 4px; }
    .bar { display: flex; justify-content: space-between; gap: 1rem; font-size: 0.8rem; margin-bottom: 0.25rem; }
    .bar a { color: var(--quiet); text-decoration: none; font-weight: 600; }
    .bar a:hover { text-decoration: underline; }
    .run { color: var(--quiet); font-variant-numeric: tabular-nums; }
    .cell > pre { border-left: 4px solid var(--link); margin-bottom: 0.5rem; }
    .k { color: var(--k); font-weight: 600; }
    .l, .n { color: var(--n); }
    .s { color: var(--s); }
    .c { color: var(--c); font-style: italic; }
    .d { color: var(--d); font-weight: 600; }
    .m { color: var(--m); }
    .question { margin: 1.6rem 0; padding: 0.9rem 1.1rem; background: var(--question); border-radius: 6px; }
    .question > :last-child { margin-bottom: 0; }
    .question details { margin: 0.4rem 0; }
    .question details > * + * { margin: 0.4rem 0 0.4rem 1.1rem; }
    .question li p { margin: 0.2rem 0; }
    .label { font-size: 0.8rem; font-weight: 600; color: var(--quiet); }
    p.label { margin: 0 0 0.3rem; }

    """

  private static let outputs = """
    .output { margin: 0.5rem 0; }
    .output > .label { display: block; margin-bottom: 0.15rem; }
    .output > pre { margin: 0; background: none; border: 1px solid var(--rule); line-height: 1.3; }
    .value > pre { border-left: 4px double var(--mark); }
    .error > pre { background: var(--error); border: 1px solid var(--bad); border-left-width: 4px; }
    .error > .label, .interrupted > .label { color: var(--bad); }
    .interrupted > .label { border: 1px dashed var(--bad); border-radius: 6px; padding: 0.3rem 0.9rem; }
    .tall { max-height: 40rem; overflow-y: auto; }
    .drawing { overflow-x: auto; }
    .drawing > svg, .drawing > img {
      display: block; margin: 0 auto; max-width: max(100%, 30rem); background: #ffffff; border: 1px solid var(--rule); border-radius: 6px;
    }

    """

  private static let wide = """
    @media (min-width: 75rem) {
      body {
        display: grid; grid-template-columns: 15rem minmax(0, 46rem); column-gap: 3rem; max-width: none;
        justify-content: center;
      }
      header, main { grid-column: 2; }
      nav {
        grid-column: 1; grid-row: 1 / span 2; align-self: start; position: sticky; top: 0; max-height: 100vh;
        overflow-y: auto; margin-top: 1.8rem; border: 0; padding: 0 0 1rem; font-size: 0.88rem;
      }
    }

    """

  private static let print = """
    @media print {
      :root {
        --text: #000000; --quiet: #444444; --link: #000000; --page: #ffffff; --code: #f6f6f6; --rule: #bbbbbb;
        --mark: #777777; --error: #ffffff; --bad: #000000; --question: #ffffff;
        --k: #000000; --n: #000000; --s: #000000; --c: #444444; --d: #000000; --m: #000000;
      }
      body { display: block; max-width: none; padding: 0; font-size: 10.5pt; }
      nav, .skip { display: none; }
      pre { white-space: pre-wrap; font-size: 8pt; }
      .tall { max-height: none; }
      .drawing > svg, .drawing > img { max-width: 100%; }
      .question { border: 1px solid var(--rule); }
      h1, h2, h3, h4, h5, h6, .bar { break-after: avoid; }
      .figure, .question, tr { break-inside: avoid; }
      main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; }
    }
    """
}
