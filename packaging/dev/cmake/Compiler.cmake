# Warnings, sanitizers and the linker, for every target of the project.
add_library(tj_options INTERFACE)
target_compile_features(tj_options INTERFACE cxx_std_20)
target_include_directories(tj_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
target_compile_definitions(tj_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 TJ_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(tj_options INTERFACE /W4 /utf-8 /permissive- /EHsc)
else()
    target_compile_options(tj_options INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor
        -Woverloaded-virtual -Wswitch-enum -Werror=return-type -Werror=switch)
endif()

# A precompiled header needs this with GCC under ccache.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(tj_options INTERFACE -fpch-preprocess -Wshadow=local)
endif()

if(TJ_SANITIZE)
    target_compile_options(tj_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined
        -fno-omit-frame-pointer)
    target_link_options(tj_options INTERFACE -fsanitize=address,undefined)
endif()
# RapidJSON 1.1 adds to a null pointer on its empty stack, which clang's sanitizer takes amiss.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND (TJ_SANITIZE OR TJ_FUZZ))
    target_compile_options(tj_options INTERFACE -fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/sanitizer_ignore.txt)
endif()
if(TJ_SANITIZE_THREAD)
    target_compile_options(tj_options INTERFACE -fsanitize=thread)
    target_link_options(tj_options INTERFACE -fsanitize=thread)
endif()
if(TJ_FUZZ)
    target_compile_options(tj_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined
        -fno-sanitize-recover=undefined)
    target_link_options(tj_options INTERFACE -fsanitize=address,undefined)
endif()

find_program(TJ_LLD ld.lld)
if(TJ_LLD AND NOT MSVC AND NOT APPLE)
    target_link_options(tj_options INTERFACE -fuse-ld=lld)
endif()

find_program(TJ_CCACHE ccache)
if(TJ_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} ${TJ_CCACHE})
endif()
