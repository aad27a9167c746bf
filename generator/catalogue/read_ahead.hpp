#pragma once

// Reads most of a catalogue on several threads into a cache, from which load_catalogue then takes
// it, in order and on one thread. Without it nothing differs but the time: what has a problem is
// not kept, so the load meets it again and tells it. Throws IoError.

#include <cstddef>
#include <string>

#include "catalogue/content_folder.hpp"
#include "catalogue/read_cache.hpp"

namespace statusbook {

// `content` is the path of the content folder; `jobs` as for_each_index has it.
void read_ahead(const ContentFolder& folder, const std::string& content, std::size_t jobs,
                ReadCache& cache);

}  // namespace statusbook
