#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <ostream>

#include "catalogue/read_cache.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/site_arguments.hpp"
#include "output/write_site.hpp"
#include "pages/plan_site.hpp"

namespace statusbook {
namespace {

struct BuildArguments {
  SiteOptions site;
  std::string out = "public";
  bool precompress = false;
};

std::string describe(const WriteSummary& summary, const std::string& out,
                     std::chrono::milliseconds took) {
  const std::size_t files = summary.written + summary.unchanged;
  const std::string changes =
      summary.written == 0 && summary.removed == 0
          ? "nothing changed"
          : fmt::format("{} written, {} unchanged, {} removed", summary.written, summary.unchanged,
                        summary.removed);
  return fmt::format("{}: {} files, {:.1f} MB: {} ({} ms)\n", out, files,
                     static_cast<double>(summary.bytes) / 1e6, changes, took.count());
}

void build(const BuildArguments& arguments, Session& session) {
  const auto start = std::chrono::steady_clock::now();
  Diagnostics report;
  const auto cache = std::make_shared<ReadCache>();
  const auto site = std::make_shared<const std::optional<PlannedSite>>(
      load_site(session.files, arguments.site, *cache, report));
  session.kept = {cache, site};
  std::optional<WriteSummary> summary;
  if (*site) {
    const PlannedSite& planned = **site;
    WriteOptions options;
    options.out = arguments.out;
    options.inputs = watched_paths(session.files, arguments.site);
    options.render = {arguments.site.jobs, planned.input->settings.base_url, session.stop};
    options.archive_date = planned.context->updated();
    options.precompress = arguments.precompress ? Precompress::on : Precompress::off;
    summary = write_site(*planned.plan, session.files, options, report);
  }
  report_diagnostics(session, report);
  if (!summary) {
    session.err << "nothing was written\n";
    return;
  }
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start);
  session.err << describe(*summary, arguments.out, took);
}

}  // namespace

void add_build_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("build", "Make the whole site");
  auto arguments =
      std::make_shared<BuildArguments>();  // CLI11 keeps references until it has parsed
  add_site_arguments(*command, arguments->site);
  add_jobs_argument(*command, arguments->site.jobs);
  command->add_option("--out", arguments->out, "The folder to write")->capture_default_str();
  command->add_flag("--precompress", arguments->precompress,
                    "Write .gz and .br copies of text files, for web servers");
  command->add_flag("--cards", arguments->site.extras.cards,
                    "Draw a picture of each code, written comparison and guide, for links to them");
  command->add_flag("--zip", arguments->site.extras.archive,
                    "Write statusbook.zip, the whole site to be read from a disk");
  command->callback([arguments, &session] { build(*arguments, session); });
}

}  // namespace statusbook
