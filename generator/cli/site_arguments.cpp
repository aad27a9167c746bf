#include "cli/site_arguments.hpp"

#include <CLI/CLI.hpp>

namespace statusbook {

void add_site_arguments(CLI::App& command, SiteOptions& options) {
  command.add_option("--site", options.settings_path, "The site's settings file")
      ->capture_default_str();
  command.add_option("--base-url", options.base_url,
                     "Where the site is published, instead of base_url");
}

void add_jobs_argument(CLI::App& command, std::size_t& jobs) {
  command.add_option("--jobs", jobs, "Threads to use; 0: one for each core")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024));
}

}  // namespace statusbook
