#include "cli/version.hpp"

namespace statusbook {

const std::string_view version = "statusbook " STATUSBOOK_VERSION;

}  // namespace statusbook
