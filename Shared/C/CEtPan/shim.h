#pragma once

#include <libetpan/libetpan.h>
