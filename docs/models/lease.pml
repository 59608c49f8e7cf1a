/*
 * The lease on the store, as the nodes keep it: one sender at a time.
 *
 * Time is counted in ticks, and each clock is what is left on it. The server gives the lease for LENGTH ticks, and to another node when nothing of that is left.
 * A node counts from before it asked, and acts MARGIN ticks less. Questions and answers take any time, a node may stand still between any two steps,
 * crash and come back, and its clock may lose SLACK ticks between two questions. See lease.md for where each of these is in the code.
 */
#ifndef NODES
#define NODES 3
#endif
#ifndef LENGTH
#define LENGTH 4
#endif
#ifndef MARGIN
#define MARGIN 1
#endif
#ifndef SLACK
#define SLACK 1
#endif
#ifndef EPOCHS
#define EPOCHS 4            /* the search ends there: what happens after it has happened before */
#endif

/* The row, and what is left of the lease in it. */
byte epoch = 0;
byte left = 0;

/* The newest epoch under which a segment was sent, and under which a commit took place. */
byte sent = 0;
byte committed = 0;

/* What a node has: the ticks that it may act, its epoch, the age of its question, and the ticks that its clock may still lose. */
byte act[NODES];
byte mine[NODES];
byte age[NODES];
byte slack[NODES];

inline pass(n) {
    if
    :: slack[n] > 0 -> slack[n]--
    :: act[n] > 0 -> act[n]--; if :: age[n] < LENGTH -> age[n]++ :: else -> skip fi
    :: act[n] == 0 -> if :: age[n] < LENGTH -> age[n]++ :: else -> skip fi
    fi
}

active proctype time() {
    byte n;
    do
    :: atomic {
            if :: left > 0 -> left-- :: else -> skip fi;
            n = 0;
            do :: n < NODES -> pass(n); n++ :: else -> break od;
            n = 0
        }
    od
}

/* The answer to a question whose age is known: nobody acts longer than this. */
inline extend(n) {
    if
    :: age[n] + MARGIN < LENGTH -> act[n] = LENGTH - MARGIN - age[n]
    :: else -> act[n] = 0
    fi
}

proctype node(byte n) {
    bit answer;
standby:
    do
    :: epoch < EPOCHS ->
        atomic { age[n] = 0; slack[n] = SLACK }                                   /* asks */
        atomic {                                                                  /* the server */
            if
            :: left == 0 && epoch < EPOCHS -> epoch++; left = LENGTH; mine[n] = epoch; answer = 1
            :: else -> answer = 0
            fi
        }
        if
        :: answer -> atomic { extend(n); answer = 0 }; goto work                  /* the answer */
        :: else -> skip
        fi
    :: epoch == EPOCHS -> goto end
    od;
work:
    do
    :: atomic { act[n] > 0 -> assert(mine[n] >= sent); sent = mine[n] }           /* looks, and sends a segment */
    :: atomic { mine[n] == epoch -> assert(epoch >= committed); committed = epoch }  /* a commit, which counts under its epoch */
    :: atomic { age[n] = 0; slack[n] = SLACK };                                   /* asks for more time */
        atomic {                                                                  /* the server: also when it had ended, as long as nobody else has had it */
            if
            :: mine[n] == epoch -> left = LENGTH; answer = 1
            :: else -> answer = 0
            fi
        }
        if
        :: answer -> atomic { extend(n); answer = 0 }
        :: else -> act[n] = 0; goto standby                                       /* another node has taken over */
        fi
    :: atomic { act[n] = 0; age[n] = LENGTH } ; goto standby                      /* crashes, and comes back */
    :: act[n] = 0;                                                                /* ends in good order: stops, and then gives the lease back */
        atomic { if :: mine[n] == epoch -> left = 0 :: else -> skip fi };
        goto standby
    od;
end:
    skip
}

init {
    byte n = 0;
    atomic {
        do
        :: n < NODES -> run node(n); n++
        :: else -> break
        od
    }
}
