#pragma once

// The options by which a command finds its site: --site and --base-url.

#include "pages/site_input.hpp"

namespace CLI {
class App;
}

namespace statusbook {

// `options` must live until the command has run.
void add_site_arguments(CLI::App& command, SiteOptions& options);

// A number of threads for --jobs, which defaults to 0: one for each core.
void add_jobs_argument(CLI::App& command, std::size_t& jobs);

}  // namespace statusbook
