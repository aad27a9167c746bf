#include "preview/live_client.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace statusbook {
namespace {

constexpr std::string_view live_js =
    R"js(// Statusbook's live preview: reloads the page when the site has changed, and lists what is wrong
// with it when it has been broken.
"use strict";
(() => {
  const script = document.currentScript;
  const standsInForSite = script.dataset.page === "errors";
  let generation = script.dataset.generation;
  let overlay = null;

  // Storage may be switched off; then a reload starts at the top.
  const scrollKey = "statusbook-scroll";
  const keepScroll = () => {
    try {
      sessionStorage.setItem(scrollKey, JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch {}
  };
  const restoreScroll = () => {
    try {
      const [path, x, y] = JSON.parse(sessionStorage.getItem(scrollKey)) ?? [];
      sessionStorage.removeItem(scrollKey);
      if (path === location.pathname) scrollTo({left: x, top: y, behavior: "instant"});
    } catch {}
  };

  const reload = () => {
    keepScroll();
    location.reload();
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const place = ({file, line, column}) =>
    [file, line, line && column].filter(Boolean).join(":");

  const excerpt = ({source_line: source, column, length}) => {
    const shown = source.replaceAll("\t", " ");
    if (!column) return shown;
    return `${shown}\n${" ".repeat(column - 1)}^${"~".repeat(Math.max(0, length - 1))}`;
  };

  const item = (diagnostic) => {
    const li = element("li", {},
      element("p", {className: "statusbook-place"}, place(diagnostic)),
      element("p", {className: `statusbook-${diagnostic.severity}`},
        element("strong", {}, `${diagnostic.severity}: `),
        `${diagnostic.message} [${diagnostic.code}]`));
    if (diagnostic.source_line) li.append(element("pre", {tabIndex: 0}, excerpt(diagnostic)));
    if (diagnostic.hint) li.append(element("p", {}, `Hint: ${diagnostic.hint}`));
    return li;
  };

  const hideOverlay = () => {
    overlay?.remove();
    overlay = null;
  };

  const loadStyle = () => {
    if (document.querySelector("link[data-statusbook]")) return;
    const link = element("link", {rel: "stylesheet", href: "/_statusbook/live.css"});
    link.dataset.statusbook = "";
    document.head.append(link);
  };

  // A modal dialog brings Escape, the focus and its return with it.
  const showOverlay = (diagnostics) => {
    hideOverlay();
    loadStyle();
    const dismiss = element("button", {type: "button", autofocus: true}, "Dismiss");
    const heading = element("h2", {id: "statusbook-heading"}, "The change cannot be shown yet");
    const note = element("p", {id: "statusbook-note"},
      "The page behind this reloads as soon as this is mended.");
    overlay = element("dialog", {className: "statusbook-errors"}, heading, note,
      element("ol", {}, ...diagnostics.map(item)), dismiss);
    overlay.setAttribute("role", "alertdialog");
    overlay.setAttribute("aria-labelledby", heading.id);
    overlay.setAttribute("aria-describedby", note.id);
    dismiss.addEventListener("click", hideOverlay);
    overlay.addEventListener("close", hideOverlay);
    document.body.append(overlay);
    overlay.showModal();
  };

  // Beside the old one, which goes when the new one is there.
  const replaceStyle = (link, href) => new Promise((resolve, reject) => {
    const copy = link.cloneNode();
    copy.href = href;
    copy.addEventListener("load", () => {
      link.remove();
      resolve();
    });
    copy.addEventListener("error", reject);
    link.after(copy);
  });

  const swapStyles = async (state) => {
    const answer = await fetch(location.href, {cache: "no-store"});
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const selector = 'link[rel="stylesheet"]:not([data-statusbook])';
    const sheets = [...fresh.querySelectorAll(selector)];
    const old = [...document.querySelectorAll(selector)];
    if (!answer.ok || sheets.length !== old.length) throw new Error("not the same style sheets");
    await Promise.all(old.map((link, index) => {
      const url = new URL(sheets[index].getAttribute("href"), location.href);
      url.searchParams.set("live", state.generation);
      return replaceStyle(link, url.href);
    }));
  };

  // One save may come as two changes: the second waits until the first is on screen.
  let swapping = Promise.resolve();
  const onReload = (state) => {
    hideOverlay();
    if (state.generation === generation) return;
    if (!state.styles_only || state.previous !== generation) return reload();
    generation = state.generation;
    swapping = swapping.then(() => swapStyles(state)).catch(reload);
  };

  const onDiagnostics = (state) => {
    if (!standsInForSite) showOverlay(state.diagnostics);
    else if (state.generation !== generation) reload();
  };

  const receivers = {reload: onReload, diagnostics: onDiagnostics};

  const listenAlone = () => {
    const source = new EventSource("/_statusbook/events");
    for (const [kind, receive] of Object.entries(receivers)) {
      source.addEventListener(kind, (event) => receive(JSON.parse(event.data)));
    }
    addEventListener("pagehide", () => source.close(), {once: true});
  };

  // All tabs share one stream, because a browser opens six connections to a server and no more.
  const listen = () => {
    if (typeof SharedWorker === "undefined") return listenAlone();
    const worker = new SharedWorker("/_statusbook/live-worker.js");
    worker.port.onmessage = ({data}) => receivers[data.kind](data.state);
    worker.onerror = listenAlone;
    addEventListener("pagehide", () => worker.port.postMessage("gone"), {once: true});
  };

  restoreScroll();
  listen();
  addEventListener("pageshow", (event) => event.persisted && listen());
})();
)js";

constexpr std::string_view live_worker_js =
    R"js(// Statusbook's live preview: one event stream for all tabs of a browser.
"use strict";
const tabs = new Set();
let latest = null;

const source = new EventSource("/_statusbook/events");
for (const kind of ["reload", "diagnostics"]) {
  source.addEventListener(kind, (event) => {
    latest = {kind, state: JSON.parse(event.data)};
    for (const tab of tabs) tab.postMessage(latest);
  });
}
// What a server that is gone has said last is no news for a page of the next one.
source.addEventListener("error", () => {
  latest = null;
});

addEventListener("connect", ({ports: [tab]}) => {
  tabs.add(tab);
  tab.onmessage = () => tabs.delete(tab);
  if (latest) tab.postMessage(latest);
});
)js";

constexpr std::string_view live_css =
    R"css(/* Statusbook's live preview: the overlay, and the page that stands in for a broken site. */
.statusbook-errors {
  --statusbook-paper: #fffdf8;
  --statusbook-ink: #1c1b19;
  --statusbook-soft: #f1ece1;
  --statusbook-error: #a3161b;
  --statusbook-warning: #7a4b00;
  box-sizing: border-box;
  width: min(60rem, 100vw - 2rem);
  max-width: none;
  max-height: calc(100vh - 2rem);
  margin: auto;
  padding: 1.5rem;
  overflow: auto;
  border: 0;
  border-top: 0.35rem solid var(--statusbook-error);
  border-radius: 0.25rem;
  background: var(--statusbook-paper);
  color: var(--statusbook-ink);
  font: 1rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  text-align: start;
}
body.statusbook-errors {
  max-height: none;
  margin-block: 1rem;
}
.statusbook-errors::backdrop {
  background: rgb(0 0 0 / 55%);
}
.statusbook-errors :is(h1, h2) {
  margin: 0 0 0.5rem;
  color: inherit;
  font: inherit;
  font-size: 1.25rem;
  font-weight: 700;
}
.statusbook-errors p {
  margin: 0.25rem 0;
  overflow-wrap: anywhere;
}
.statusbook-errors ol {
  margin: 1rem 0;
  padding-inline-start: 2.5rem;
}
.statusbook-errors li {
  margin-block: 1rem;
}
.statusbook-errors pre {
  margin: 0.5rem 0;
  padding: 0.75rem;
  overflow-x: auto;
  background: var(--statusbook-soft);
  color: inherit;
  font: inherit;
}
.statusbook-place {
  font-weight: 700;
}
.statusbook-error strong {
  color: var(--statusbook-error);
}
.statusbook-warning strong {
  color: var(--statusbook-warning);
}
.statusbook-errors button {
  padding: 0.4rem 1rem;
  border: 0.125rem solid currentcolor;
  border-radius: 0.25rem;
  background: transparent;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
.statusbook-errors :focus-visible {
  outline: 0.1875rem solid var(--statusbook-error);
  outline-offset: 0.125rem;
}
@media (prefers-color-scheme: dark) {
  .statusbook-errors {
    --statusbook-paper: #1d1c1a;
    --statusbook-ink: #f2eee6;
    --statusbook-soft: #2b2926;
    --statusbook-error: #ff9b94;
    --statusbook-warning: #f3c56b;
  }
}
)css";

constexpr std::array live_files = {
    LiveFile{"/_statusbook/live.js", live_js},
    LiveFile{"/_statusbook/live-worker.js", live_worker_js},
    LiveFile{"/_statusbook/live.css", live_css},
};

}  // namespace

const LiveFile* find_live_file(std::string_view url) {
  const auto* found = std::find_if(live_files.begin(), live_files.end(),
                                   [&](const LiveFile& file) { return file.url == url; });
  return found == live_files.end() ? nullptr : found;
}

std::string live_script_tag(std::string_view generation, LivePage page) {
  return fmt::format(
      "<script src=\"/_statusbook/live.js\" data-generation=\"{}\"{} defer></script>\n", generation,
      page == LivePage::errors ? " data-page=\"errors\"" : "");
}

std::string insert_into_head(std::string_view html, std::string_view tag) {
  const std::size_t at = std::min(html.find("</head>"), html.size());
  return fmt::format("{}{}{}", html.substr(0, at), tag, html.substr(at));
}

}  // namespace statusbook
