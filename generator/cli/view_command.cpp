#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/site_arguments.hpp"
#include "pages/plan_site.hpp"
#include "render/view_json.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

struct ViewArguments {
  SiteOptions site;
  std::string path;
};

// "502", "/502", "/502/" and "502/index.html" all name the same page.
const Page* find_page(const SitePlan& plan, const std::string& path) {
  const std::string url = path.starts_with('/') ? path : "/" + path;
  for (const std::string& candidate : {url, url + "/"}) {
    if (const Page* page = plan.find(candidate)) return page;
  }
  for (const Page& page : plan.pages()) {
    if (page.path == path) return &page;
  }
  return nullptr;
}

void report_unknown(const SitePlan& plan, const std::string& path, Diagnostics& report) {
  std::vector<std::string> urls;
  for (const Page& page : plan.pages())
    urls.push_back(page.url);
  report.error("unknown-page", {}, "there is no page '" + path + "'", suggest(path, urls));
}

void show_view(const ViewArguments& arguments, Session& session) {
  Diagnostics report;
  const auto site = load_site(session.files, arguments.site, report);
  const Page* page = site ? find_page(*site->plan, arguments.path) : nullptr;
  if (site && page == nullptr) report_unknown(*site->plan, arguments.path, report);
  if (page != nullptr && !page->view) {
    report.error("no-view", {}, "'" + page->url + "' is not made from a template");
  }
  report_diagnostics(session, report);
  if (!report.has_errors()) session.out << view_to_json(page->view(), 2) << '\n';
}

}  // namespace

void add_view_command(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("view", "Print the view (JSON) that a page's template receives");
  auto arguments = std::make_shared<ViewArguments>();
  add_site_arguments(*command, arguments->site);
  command->add_option("URL-PATH", arguments->path, "The page, for example /502/")->required();
  command->callback([arguments, &session] { show_view(*arguments, session); });
}

}  // namespace statusbook
