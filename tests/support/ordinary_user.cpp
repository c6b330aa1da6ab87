#include "tests/support/ordinary_user.h"

#include <QtGlobal>

#include <stdexcept>

#ifdef Q_OS_LINUX
#include <pwd.h>
#include <unistd.h>
#endif

namespace test {

OrdinaryUser::OrdinaryUser() {
#ifdef Q_OS_LINUX // elsewhere nobody runs tests as root, and nothing but this leaves a way back
    if (geteuid() == 0) {
        const passwd* nobody = getpwnam("nobody");
        if (nobody == nullptr || setresuid(nobody->pw_uid, nobody->pw_uid, 0) != 0) {
            throw std::runtime_error("cannot become the user nobody");
        }
        m_wasRoot = true;
    }
#endif
}

OrdinaryUser::~OrdinaryUser() {
#ifdef Q_OS_LINUX
    if (m_wasRoot && setresuid(0, 0, 0) != 0) {
        qFatal("cannot become root again");
    }
#endif
}

} // namespace test
