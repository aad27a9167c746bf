#pragma once

// What stands behind "/mock/…": decides which status a request gets (the path's, the next of a
// sequence, or one by chance), and answers it. Keeps how often each client has asked; opens no file
// and no socket. For one thread.

#include <cstdint>
#include <ctime>
#include <string>
#include <variant>

#include "preview/message.hpp"
#include "preview/mock_query.hpp"
#include "preview/mock_table.hpp"
#include "preview/mock_visits.hpp"
#include "preview/scripted_answer.hpp"

namespace statusbook {

class MockEndpoint {
 public:
  // `seed` is for queries that name none.
  explicit MockEndpoint(std::uint64_t seed) : seed_(seed) {}

  // A request whose path begins with "/mock/" and goes on.
  std::variant<Answer, ScriptedAnswer> answer(const MockTable& table,
                                              const IncomingRequest& request, std::time_t now);

 private:
  Answer reset(const IncomingRequest& request);
  std::string key_for(const MockQuery& query, const IncomingRequest& request);

  std::uint64_t seed_;
  MockVisits visits_{4096};
};

}  // namespace statusbook
