#pragma once

// The version of this build, from CMakeLists.txt.

#include <string_view>

namespace statusbook {

extern const std::string_view version;

}  // namespace statusbook
