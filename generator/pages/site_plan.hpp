#pragma once

// Every file that the site has, known before any of them is rendered. Immutable once made; the
// pages may be rendered in any order and from several threads at once. Nothing here touches the
// disk.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "render/prepared_html.hpp"
#include "render/view.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

// For the gate against repeated prose: pages of one kind are compared with each other.
enum class ProseKind {
  none,
  code,
  curated_comparison,
  derived_comparison,
  guide,
  leaf,
  questions,
  article,
  table,
};

struct ProseSubject {
  ProseKind kind = ProseKind::none;
  std::vector<std::string> codes = {};  // the keys of the codes that the page is about
};

struct Page {
  std::string url;   // from the site's root: "/502/", "/502.http", "/assets/style.4f3a….css"
  std::string path;  // below the output folder: "502/index.html"
  std::string kind;  // "code", "comparison", "asset" …
  bool is_html = false;
  // In the sitemap and open to search engines.
  bool indexable = false;
  // Of a page open to search engines: its document's title and description, else empty.
  std::string title = {};
  std::string description = {};
  std::string updated = {};  // of its content, YYYY-MM-DD; empty when no date makes sense
  ProseSubject subject = {};
  // The file's bytes; nothing when something is wrong, which is then in the diagnostics.
  std::function<std::optional<PageBytes>(Diagnostics&)> render;
  // For a file that is dear to make: its first bytes, which differ whenever any byte of it would. A
  // build keeps a file that begins so. Empty for all others.
  std::function<std::optional<std::string>(Diagnostics&)> beginning;
  // By libraries that let one thread draw at a time.
  bool is_drawn = false;
  // The archive of all other pages, which only their writer can make; it has no `render`.
  bool holds_site = false;
  // The view its template receives; empty for a page that no template makes.
  std::function<View()> view;
};

// Old address → new one, both from the site's root.
using Moves = std::map<std::string, std::string, std::less<>>;

// A file that no template makes and nothing can be wrong with: a feed, a list for a server. `make`
// is called whenever it is rendered.
Page make_text_page(std::string_view url, std::string_view kind, std::function<std::string()> make);

class SitePlan {
 public:
  // Two pages with one URL or one path, or one page's file where another needs a folder, are
  // reported as errors and only the first is kept.
  SitePlan(std::vector<Page> pages, Diagnostics& report)
      : SitePlan(std::move(pages), {}, {}, report) {}
  // `names`: of codes and vendors, which make no difference between two sentences.
  // `moves`: what a server is told to lead elsewhere.
  SitePlan(std::vector<Page> pages, std::vector<std::string> names, Moves moves,
           Diagnostics& report);
  // The index points into the pages, so a copy would point into the wrong ones.
  SitePlan(const SitePlan&) = delete;
  SitePlan& operator=(const SitePlan&) = delete;
  SitePlan(SitePlan&&) = default;
  SitePlan& operator=(SitePlan&&) = default;

  // In URL order.
  const std::vector<Page>& pages() const { return pages_; }
  // By exact URL; null if there is none.
  const Page* find(std::string_view url) const;
  const std::vector<std::string>& names() const { return names_; }
  const Moves& moves() const { return moves_; }

 private:
  std::vector<Page> pages_;
  std::vector<std::string> names_;
  Moves moves_;
  std::unordered_map<std::string_view, const Page*> by_url_;
};

}  // namespace statusbook
