#include "cli/catalogue_input.hpp"

#include "catalogue/load_catalogue.hpp"

namespace statusbook {

SiteOptions find_site(const Session& session, SiteOptions options) {
  const bool is_default = options.settings_path == SiteOptions{}.settings_path;
  if (!is_default || session.files.stamp(options.settings_path)) return options;
  if (!session.installed_site.empty() && session.files.stamp(session.installed_site)) {
    options.settings_path = session.installed_site;
  }
  return options;
}

std::optional<CatalogueInput> load_catalogue_input(const Session& session,
                                                   const SiteOptions& options,
                                                   Diagnostics& report) {
  const SiteOptions found = find_site(session, options);
  const ContentFolder folder(session.files, parent_path(found.settings_path));
  auto settings = load_site_settings(folder, found.settings_path, report);
  if (!settings) return std::nullopt;
  if (!found.base_url.empty()) set_base_url(*settings, found.base_url, report);
  auto catalogue = load_catalogue(folder, settings->content_folder, report);
  if (report.has_errors() || !catalogue) return std::nullopt;
  return CatalogueInput{std::move(*settings), std::move(*catalogue)};
}

}  // namespace statusbook
