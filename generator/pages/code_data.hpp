#pragma once

// A code's facts for programs: what /502.json and /api/codes.json hold. The names of the members
// are published (/api/code.schema.json) and never change their meaning; new ones may come.
// Nothing here is formatted for readers. Pure functions.

#include "pages/site_context.hpp"
#include "render/view.hpp"

namespace statusbook {

// An SPDX identifier.
inline constexpr const char* data_license = "CC-BY-4.0";

// All facts of one code, its names in libraries, its questions (Markdown) and its sources.
View make_code_data(const SiteContext& context, const StatusCode& code);

// What both files say of themselves: the license, the registry's date, the catalogue's date.
View::Object make_provenance(const SiteContext& context);

}  // namespace statusbook
