#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/diagnostic_json.hpp"
#include "cli/session.hpp"
#include "cli/site_arguments.hpp"
#include "output/render_site.hpp"
#include "pages/plan_site.hpp"

namespace statusbook {
namespace {

struct CheckArguments {
  SiteOptions site;
  std::string format = "text";
};

void check(const CheckArguments& arguments, Session& session) {
  Diagnostics report;
  const auto site = load_site(session.files, arguments.site, report);
  if (site) {
    const RenderOptions options{arguments.site.jobs, site->input->settings.base_url, session.stop};
    check_site(*site->plan, options, report);
  }
  if (report.has_errors()) session.status = ExitStatus::findings;
  if (arguments.format == "json") {
    session.out << to_json(report);
  } else if (arguments.format == "sarif") {
    session.out << to_sarif(report);
  } else {
    report_diagnostics(session, report);
    if (site && !report.has_errors()) {
      session.err << fmt::format("{} files are fine\n", site->plan->pages().size());
    }
  }
}

}  // namespace

void add_check_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("check", "Do everything that build does, except writing");
  auto arguments = std::make_shared<CheckArguments>();
  add_site_arguments(*command, arguments->site);
  add_jobs_argument(*command, arguments->site.jobs);
  command->add_flag("--cards", arguments->site.extras.cards,
                    "Draw the pictures for links, as build --cards does");
  command->add_option("--format", arguments->format, "text, json or sarif")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  command->callback([arguments, &session] { check(*arguments, session); });
}

}  // namespace statusbook
