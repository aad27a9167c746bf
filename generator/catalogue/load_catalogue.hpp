#pragma once

// The first phase: content/ on disk → a checked Catalogue. Every file is read and every mistake is
// reported before anything is given up. Throws IoError where the system refuses to read.

#include <cstddef>
#include <optional>
#include <string>

#include "catalogue/catalogue.hpp"
#include "catalogue/content_folder.hpp"
#include "catalogue/read_cache.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

// `content` is the path of the content folder. Nothing when there were errors.
std::optional<Catalogue> load_catalogue(const ContentFolder& folder, const std::string& content,
                                        Diagnostics& report);
// The same, without checking again what `cache` knows from an earlier load, on so many threads as
// for_each_index has them for `jobs`.
std::optional<Catalogue> load_catalogue(const ContentFolder& folder, const std::string& content,
                                        ReadCache& cache, std::size_t jobs, Diagnostics& report);

}  // namespace statusbook
