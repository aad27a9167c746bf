# One static library a folder of generator/, named statusbook_<room>, so that the linker too refuses
# a call that goes up the list of layers.

add_library(statusbook_options INTERFACE)
target_compile_options(statusbook_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
  # GCC 12 warns about "x" + std::move(string) in its own headers (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(STATUSBOOK_SANITIZE)
  add_compile_options(-fsanitize=${STATUSBOOK_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${STATUSBOOK_SANITIZE})
endif()
if(STATUSBOOK_COVERAGE)
  # Threads count the same lines, and programs that run at once write the same files.
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()
if(STATUSBOOK_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)  # coverage for the fuzzer, in every room
endif()

# statusbook_room(NAME [PUBLIC rooms and libraries…] [PRIVATE libraries…])
# A name that is itself a room is linked as that room.
function(statusbook_room NAME)
  cmake_parse_arguments(ROOM "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB_RECURSE SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/generator/${NAME}/*.cpp)
  if(NOT SOURCES)
    message(FATAL_ERROR "generator/${NAME} has no sources")
  endif()
  add_library(statusbook_${NAME} STATIC ${SOURCES})
  target_include_directories(statusbook_${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/generator)
  target_link_libraries(statusbook_${NAME} PRIVATE statusbook_options)
  foreach(VISIBILITY PUBLIC PRIVATE)
    foreach(LIBRARY IN LISTS ROOM_${VISIBILITY})
      if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/generator/${LIBRARY})
        set(LIBRARY statusbook_${LIBRARY})
      endif()
      target_link_libraries(statusbook_${NAME} ${VISIBILITY} ${LIBRARY})
    endforeach()
  endforeach()
endfunction()
