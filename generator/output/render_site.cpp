#include "output/render_site.hpp"

#include <atomic>
#include <optional>
#include <stdexcept>
#include <vector>

#include "output/link_check.hpp"
#include "output/parallel.hpp"

namespace statusbook {

bool render_site(const SitePlan& plan, const RenderOptions& options, const PageSink& sink,
                 Diagnostics& report) {
  const std::vector<Page>& pages = plan.pages();
  const LinkCheck check(plan, options.base_url);
  std::vector<Diagnostics> reports(pages.size());
  std::vector<std::optional<PageLinks>> links(pages.size());
  std::atomic<bool> failed = false;

  for_each_index(pages.size(), options.jobs, options.stop, [&](std::size_t index) {
    const Page& page = pages[index];
    const std::optional<std::string> bytes = page.render(reports[index]);
    if (!bytes && !reports[index].has_errors()) {
      throw std::logic_error("the page " + page.url + " gave neither content nor an error");
    }
    if (bytes && page.is_html) links[index] = check.scan(page, *bytes);
    if (reports[index].has_errors()) failed = true;
    if (links[index] && !links[index]->findings.empty()) failed = true;
    if (!failed) sink(index, *bytes);
  });

  Diagnostics found;
  for (Diagnostics& each : reports)
    found.append(std::move(each));
  check.report(links, found);
  const bool fine = !found.has_errors();
  report.append(std::move(found));
  return fine;
}

bool check_site(const SitePlan& plan, const RenderOptions& options, Diagnostics& report) {
  return render_site(
      plan, options, [](std::size_t, std::string_view) {}, report);
}

}  // namespace statusbook
