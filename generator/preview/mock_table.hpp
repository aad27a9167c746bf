#pragma once

// The catalogue's verified examples as messages that can be sent. Immutable once made; owns its
// text, so it may outlive the catalogue.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "preview/message.hpp"

namespace statusbook {

struct MockMessage {
  unsigned status = 0;
  std::string reason;
  FieldLines fields = {};
  std::string content = {};
};

struct MockExample {
  std::vector<MockMessage> interim = {};  // 1xx, in order
  MockMessage final;                      // may be 101
};

class MockTable {
 public:
  explicit MockTable(const Catalogue& catalogue);

  // The example of a key of the catalogue. A code without one, and any other number from 100 to
  // 599, gets a plain message with that status; an interim one is followed by the example of 200.
  // Nothing for a key that is neither.
  std::optional<MockExample> find(std::string_view key) const;

 private:
  MockExample plain(unsigned status, const std::string& name) const;

  std::map<std::string, MockExample, std::less<>> examples_;
};

// A short text that says what `status` means.
MockMessage plain_message(unsigned status, std::string reason);

// RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5.
bool may_have_content(unsigned status);

}  // namespace statusbook
