#pragma once

// site.json: what the site is called, where it is published and what its navigation holds. Paths of
// the input folders are as messages show them, with the folder of site.json in front.

#include <optional>
#include <string>
#include <vector>

#include "catalogue/content_folder.hpp"
#include "catalogue/json_tree.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

struct NavigationItem {
  std::string label;
  std::string url;            // from the site's root
  Location where;             // of the url in site.json
  bool is_secondary = false;  // shown behind "More"
};

// A page that has left its address.
struct MovedPage {
  std::string from;  // both from the site's root
  std::string to;
  Location where;  // of the new address in site.json
};

struct NamedReference {
  std::string name;  // a key, or a comparison's slug
  Location where;
};

struct SiteSettings {
  std::string title;
  std::string tagline;
  std::string description;
  std::string base_url;  // no '/' at the end
  std::string language;
  std::vector<NavigationItem> navigation;
  std::vector<NamedReference> popular;
  std::vector<NamedReference> popular_comparisons;
  std::vector<MovedPage> moved;
  std::string content_folder;
  std::string templates_folder;
  std::string static_folder;

  // The path part of base_url with '/' at both ends: "/" or "/status/".
  std::string base_path() const;
};

// Reads `path`. The schema is looked for in the content folder that the file names.
std::optional<SiteSettings> load_site_settings(const ContentFolder& folder, const std::string& path,
                                               Diagnostics& report);

// Puts `url` in the place of base_url; an error if it is no http(s) URL.
void set_base_url(SiteSettings& settings, const std::string& url, Diagnostics& report);

}  // namespace statusbook
