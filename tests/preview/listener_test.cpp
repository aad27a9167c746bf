#include "preview/listener.hpp"

#include <catch2/catch.hpp>
#include <cerrno>

using namespace statusbook;

TEST_CASE("A listener has a real port and the address to type in") {
  const Listener listener = listen_on("localhost", 0);
  CHECK(listener.port != 0);
  CHECK(listener.url == "http://127.0.0.1:" + std::to_string(listener.port) + "/");
}

TEST_CASE("A listener on all addresses is reached as localhost") {
  const Listener listener = listen_on("0.0.0.0", 0);
  CHECK(listener.url == "http://localhost:" + std::to_string(listener.port) + "/");
}

TEST_CASE("A port in use is named together with the next free one") {
  const Listener first = listen_on("127.0.0.1", 0);
  try {
    listen_on("127.0.0.1", first.port);
    FAIL("two listeners on one port");
  } catch (const PortInUse& problem) {
    CHECK(problem.error() == EADDRINUSE);
    CHECK(problem.next_free() > first.port);
    CHECK(problem.what() == "cannot listen on '127.0.0.1:" + std::to_string(first.port) +
                                "': the port is in use; port " +
                                std::to_string(problem.next_free()) + " is free");
  }
}

TEST_CASE("An address that is none, or none of ours, is refused") {
  CHECK_THROWS_WITH(listen_on("example", 8080),
                    "cannot listen on 'example:8080': Cannot assign requested address");
  CHECK_THROWS_WITH(listen_on("192.0.2.1", 8080),
                    "cannot listen on '192.0.2.1:8080': Cannot assign requested address");
}
