#include "output/render_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "output/link_check.hpp"
#include "output/overlap_check.hpp"
#include "output/search_text_check.hpp"
#include "support/parallel.hpp"

namespace statusbook {
namespace {

// A mistake in a template is met on every page that it makes; it is told once, with the first of
// them. Places, not messages, are compared: a message names the page.
class RepeatedMistakes {
 public:
  void add(const Diagnostics& page) {
    std::set<Key> on_this_page;
    for (const Diagnostic& diagnostic : page.items()) {
      const Key key{diagnostic.code, diagnostic.where.file, diagnostic.where.line,
                    diagnostic.where.column};
      const auto known = first_.find(key);
      const bool repeated = known != first_.end() && diagnostic.where.line > 0;
      if (!repeated) {
        first_.emplace(key, all_.size());
        on_this_page.insert(key);
        all_.push_back({diagnostic, 0});
      } else if (on_this_page.insert(key).second) {
        ++all_[known->second].more_pages;
      }
    }
  }

  Diagnostics take() {
    Diagnostics result;
    for (Mistake& mistake : all_) {
      const std::size_t more = mistake.more_pages;
      if (more > 0) {
        mistake.diagnostic.message +=
            fmt::format(" (and on {} more page{})", more, more == 1 ? "" : "s");
      }
      result.add(std::move(mistake.diagnostic));
    }
    return result;
  }

 private:
  using Key = std::tuple<std::string, std::string, std::size_t, std::size_t>;
  struct Mistake {
    Diagnostic diagnostic;
    std::size_t more_pages;
  };

  std::vector<Mistake> all_;
  std::map<Key, std::size_t> first_;  // index in all_
};

// Drawn pages stand as far from one another as possible: the libraries that draw have locks, for
// which two threads would wait.
std::vector<std::size_t> rendering_order(const std::vector<Page>& pages) {
  std::vector<std::size_t> drawn, others, order;
  for (std::size_t i = 0; i < pages.size(); ++i)
    (pages[i].is_drawn ? drawn : others).push_back(i);
  const std::size_t step = others.size() / std::max<std::size_t>(drawn.size(), 1);
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (step > 0 && i % step == 0 && i / step < drawn.size()) order.push_back(drawn[i / step]);
    order.push_back(others[i]);
  }
  if (step == 0) order.insert(order.end(), drawn.begin(), drawn.end());
  return order;
}

// Whether whoever receives the pages has this one already, by what it begins with.
bool is_kept(const Page& page, std::size_t index, const RenderOptions& options) {
  if (!page.beginning || !options.keeps) return false;
  Diagnostics told_by_render;
  const auto beginning = page.beginning(told_by_render);
  return beginning && options.keeps(index, *beginning);
}

}  // namespace

bool render_site(const SitePlan& plan, const RenderOptions& options, const PageSink& sink,
                 Diagnostics& report) {
  const std::vector<Page>& pages = plan.pages();
  const LinkCheck check(plan, options.base_url);
  OverlapCheck overlap(plan);
  std::vector<Diagnostics> reports(pages.size());
  std::vector<std::optional<PageLinks>> links(pages.size());
  std::vector<PageProse> prose(pages.size());
  std::atomic<bool> failed = false;

  const std::vector<std::size_t> order = rendering_order(pages);
  for_each_index(pages.size(), options.jobs, options.stop, [&](std::size_t place) {
    const std::size_t index = order[place];
    const Page& page = pages[index];
    if (page.holds_site || is_kept(page, index, options)) return;
    const std::optional<PageBytes> bytes = page.render(reports[index]);
    if (!bytes && !reports[index].has_errors()) {
      throw std::logic_error("the page " + page.url + " gave neither content nor an error");
    }
    if (bytes && page.is_html) {
      links[index] = check.scan(page, *bytes);
      prose[index] = overlap.scan(page, bytes->bytes);
    }
    if (reports[index].has_errors()) failed = true;
    if (links[index] && !links[index]->findings.empty()) failed = true;
    if (!failed) sink(index, bytes->bytes);
  });

  RepeatedMistakes mistakes;
  for (const Diagnostics& each : reports)
    mistakes.add(each);
  Diagnostics found = mistakes.take();
  check.report(links, found);
  overlap.report(prose, found);
  check_search_texts(plan, found);
  const bool fine = !found.has_errors();
  report.append(std::move(found));
  return fine;
}

bool check_site(const SitePlan& plan, const RenderOptions& options, Diagnostics& report) {
  return render_site(
      plan, options, [](std::size_t, std::string_view) {}, report);
}

}  // namespace statusbook
