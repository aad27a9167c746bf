#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <memory>
#include <ostream>
#include <thread>

#include "cli/commands.hpp"
#include "cli/open_browser.hpp"
#include "cli/session.hpp"
#include "cli/site_arguments.hpp"
#include "output/render_site.hpp"
#include "pages/plan_site.hpp"
#include "preview/access.hpp"
#include "preview/preview.hpp"

namespace statusbook {
namespace {

struct ServeArguments {
  SiteOptions site;
  std::string bind = "127.0.0.1";
  unsigned short port = 8080;
  bool no_reload = false;
  bool open = false;
};

// One core is left to whoever asks for pages meanwhile.
std::size_t checking_threads() {
  return std::max(2U, std::thread::hardware_concurrency()) - 1;
}

// Loads as a build would; what a build would find in the pages is looked for by `check`.
LoadedSite load_for_preview(const FileSystem& files, const SiteOptions& options, ReadCache& cache) {
  LoadedSite loaded;
  loaded.watched = watched_paths(files, options);
  auto site = load_site(files, options, cache, loaded.diagnostics);
  if (!site) return loaded;
  loaded.mocks = std::make_shared<const MockTable>(site->input->catalogue);
  const auto whole = std::make_shared<const PlannedSite>(std::move(*site));
  loaded.plan = std::shared_ptr<const SitePlan>(whole, whole->plan.get());
  loaded.check = [whole](std::stop_token stop) {
    Diagnostics report;
    check_site(*whole->plan, {checking_threads(), whole->input->settings.base_url, std::move(stop)},
               report);
    return report;
  };
  return loaded;
}

std::string describe_change(const std::vector<std::string>& changed) {
  if (changed.empty()) return "loaded";
  if (changed.size() == 1) return changed.front();
  return fmt::format("{} and {} more", changed.front(), changed.size() - 1);
}

PreviewLog make_log(const ServeArguments& arguments, Session& session) {
  PreviewLog log;
  log.listening = [&session, open = arguments.open,
                   is_local = is_loopback(arguments.bind)](const std::string& url) {
    session.err << fmt::format("Preview at {} (Ctrl-C ends it)\n", url) << std::flush;
    if (!is_local) {
      session.err << "Others on the network can read it; mock endpoints answer on loopback only\n"
                  << std::flush;
    }
    if (open && !open_browser(url)) {
      session.err << "no browser can be opened: there is no xdg-open\n" << std::flush;
    }
  };
  log.loaded = [&session](const LoadReport& load) {
    if (load.good) {
      session.err << fmt::format("{}: shown after {} ms\n", describe_change(load.changed),
                                 load.took.count());
    }
    report_diagnostics(session, load.diagnostics);
    session.err << std::flush;
  };
  log.checked = [&session](const CheckReport& check) {
    report_diagnostics(session, check.diagnostics);
    if (!check.diagnostics.has_errors()) {
      session.err << fmt::format("{} pages are fine, checked after {} ms\n", check.pages,
                                 check.took.count());
    }
    session.err << std::flush;
  };
  log.page_failed = [&session](const std::string&, const Diagnostics& diagnostics) {
    report_diagnostics(session, diagnostics);
  };
  log.trouble = [&session](const std::string& sentence) {
    session.err << sentence << '\n' << std::flush;
  };
  return log;
}

void serve(const ServeArguments& arguments, Session& session) {
  PreviewOptions options;
  options.bind = arguments.bind;
  options.port = arguments.port;
  options.reload = arguments.no_reload ? LiveReload::off : LiveReload::on;
  options.stop_signals = {SIGINT, SIGTERM};
  ReadCache cache;
  const auto load = [&session, &arguments, &cache] {
    return load_for_preview(session.files, arguments.site, cache);
  };
  Preview preview(load, std::move(options), make_log(arguments, session));
  const int signal = preview.run();
  // Mistakes met on the way were shown; how the preview ends says nothing about them.
  session.status = signal == SIGINT ? ExitStatus::interrupted : ExitStatus::fine;
}

}  // namespace

void add_serve_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("serve", "Preview the site, reloading on every change");
  auto arguments = std::make_shared<ServeArguments>();
  add_site_arguments(*command, arguments->site);
  command->add_option("--port", arguments->port, "The port to listen on")->capture_default_str();
  command->add_option("--bind", arguments->bind, "The address to listen on")->capture_default_str();
  command->add_flag("--no-reload", arguments->no_reload,
                    "Leave the browser alone when files change");
  command->add_flag("--open", arguments->open, "Show the preview in a browser");
  command->callback([arguments, &session] { serve(*arguments, session); });
}

}  // namespace statusbook
