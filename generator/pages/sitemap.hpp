#pragma once

// Files for crawlers, made after all other pages are known.

#include <vector>

#include "pages/site_context.hpp"

namespace statusbook {

// /sitemap.xml, /robots.txt and /llms.txt for a site of these pages.
std::vector<Page> list_crawler_files(const SiteContext& context, const std::vector<Page>& pages);

}  // namespace statusbook
